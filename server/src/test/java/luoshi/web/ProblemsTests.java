package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;

/** What only the database saw: a clash of two at once is told as such, a fault of the program is not hidden as one. */
class ProblemsTests {
    @ParameterizedTest
    @CsvSource({"23505, 409, stale", "23P01, 409, stale", "40P01, 409, stale", "23514, 500,", "23502, 500,"})
    void tellsAClashFromAFault(String state, int status, @Nullable String problem) throws Exception {
        var failed = new DataIntegrityViolationException("insert", new SQLException("clash", state));
        var response = new MockHttpServletResponse();
        var model = new ExtendedModelMap();

        new Problems().others(failed, new MockHttpServletRequest(), response, model);

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(model.get("problem")).isEqualTo(problem);
    }
}
