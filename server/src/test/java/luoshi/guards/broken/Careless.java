package luoshi.guards.broken;

import java.time.LocalDate;
import org.springframework.stereotype.Controller;

/** Broken on purpose: a public controller that asks the machine for the time. */
@Controller
public class Careless {
    public LocalDate today() {
        return LocalDate.now();
    }
}
