package luoshi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What is written once a page was read (读完之后), such as who read it: a page itself writes nothing. */
public final class AfterPage {
    private static final Logger LOG = LoggerFactory.getLogger(AfterPage.class);
    private static final String WAITING = AfterPage.class.getName();

    private AfterPage() {}

    /** Does the work when the reading transaction of the request has ended, or now where there is none. */
    public static void then(Runnable work) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null || !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            work.run();
            return;
        }
        var waiting = new ArrayList<Runnable>();
        if (request.getAttribute(WAITING, RequestAttributes.SCOPE_REQUEST) instanceof List<?> before) {
            before.forEach(one -> waiting.add((Runnable) one));
        }
        waiting.add(work);
        request.setAttribute(WAITING, waiting, RequestAttributes.SCOPE_REQUEST);
    }

    /** Does what waits; the page has been sent, so that a failure is for the log alone. */
    public static void run(HttpServletRequest request) {
        if (request.getAttribute(WAITING) instanceof List<?> waiting) {
            request.removeAttribute(WAITING);
            for (var one : waiting) {
                try {
                    ((Runnable) one).run();
                } catch (RuntimeException failed) {
                    LOG.error(
                            "{} {}: not written after the page", request.getMethod(), request.getRequestURI(), failed);
                }
            }
        }
    }
}
