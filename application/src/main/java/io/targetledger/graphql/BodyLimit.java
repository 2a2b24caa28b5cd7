package io.targetledger.graphql;

import java.io.IOException;
import java.util.Map;

import io.targetledger.security.ErrorBody;
import io.targetledger.shared.Violation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses request bodies that are too large before they are read, or as soon as they turn out to be. */
public final class BodyLimit extends OncePerRequestFilter {

    private static final String EXCEEDED = BodyLimit.class.getName() + ".exceeded";

    private final long most;
    private final ErrorBody errors;
    private final UserErrors words;

    BodyLimit(long most, ErrorBody errors, UserErrors words) {
        this.most = most;
        this.errors = errors;
        this.words = words;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            refuse(request, response);
            return;
        }
        chain.doFilter(new Limited(request, most), response);
    }

    /** Whether reading the body failed because there was too much of it. */
    public boolean isExceededBy(HttpServletRequest request) {
        return request.getAttribute(EXCEEDED) != null;
    }

    public void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Violation violation = new Violation("REQUEST_TOO_LARGE", null, Map.of("allowed", most));
        errors.write(
                response,
                HttpStatus.CONTENT_TOO_LARGE,
                violation.code(),
                words.message(violation, request.getLocale()));
    }

    private static final class BodyTooLarge extends IOException {

        BodyTooLarge() {
            super("the body is too large");
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long most;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(getRequest(), super.getInputStream(), most);
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletRequest request;
        private final ServletInputStream body;
        private long left;

        LimitedStream(ServletRequest request, ServletInputStream body, long most) {
            this.request = request;
            this.body = body;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = body.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws BodyTooLarge {
            left -= read;
            if (left < 0) {
                request.setAttribute(EXCEEDED, true);
                throw new BodyTooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
