package luoshi.web.spi;

import java.util.Collection;
import java.util.Map;

/** Names of people for modules below the organisation, given by it. */
public interface PersonNames {
    /** Names by id; who is not to be seen by the acting reader is absent. */
    Map<Long, String> names(Collection<Long> ids);
}
