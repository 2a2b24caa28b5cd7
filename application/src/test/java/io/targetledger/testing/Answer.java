package io.targetledger.testing;

import java.util.List;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;

import static org.assertj.core.api.Assertions.assertThat;

/** An answer of the server, looked into by JSON paths below {@code data}. */
public final class Answer {

    private static final Configuration LENIENT =
            Configuration.defaultConfiguration().addOptions(Option.SUPPRESS_EXCEPTIONS);

    private final int status;
    private final DocumentContext json;
    private final String body;
    private final String root;

    Answer(int status, String body) {
        this(status, body, JsonPath.using(LENIENT).parse(body.isEmpty() ? "{}" : body), "$.data");
    }

    private Answer(int status, String body, DocumentContext json, String root) {
        this.status = status;
        this.body = body;
        this.json = json;
        this.root = root;
    }

    public Answer within(String field) {
        return new Answer(status, body, json, root + "." + field);
    }

    public int status() {
        return status;
    }

    /** The value at a path such as {@code goal.owner.id}; null where there is none. */
    public <T> T get(String path) {
        return json.read(root + "." + path);
    }

    /** All values at a path with wildcards, such as {@code goals.nodes[*].id}. */
    public <T> List<T> all(String path) {
        List<T> found = json.read(root + "." + path);
        return found == null ? List.of() : found;
    }

    /** Fails unless everything was answered and, for a mutation, nothing refused. */
    public Answer ok() {
        assertThat(this.<Object>errors()).as(body).isEmpty();
        assertThat(this.<Object>all("userErrors")).as(body).isEmpty();
        return this;
    }

    public <T> List<T> errors() {
        List<T> errors = json.read("$.errors");
        return errors == null ? List.of() : errors;
    }

    /** {@code extensions.code} of the one error. */
    public String errorCode() {
        List<String> codes = json.read("$.errors[*].extensions.code");
        assertThat(codes).as(body).hasSize(1);
        return codes.get(0);
    }

    public String errorMessage() {
        List<String> messages = json.read("$.errors[*].message");
        return String.join("; ", messages);
    }

    /** {@code code@field} of each user error. */
    public List<String> refusals() {
        List<String> codes = all("userErrors[*].code");
        List<String> fields = all("userErrors[*].field");
        assertThat(this.<Object>errors()).as(body).isEmpty();
        return java.util.stream.IntStream.range(0, codes.size())
                .mapToObj(i -> codes.get(i) + "@" + fields.get(i))
                .toList();
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
