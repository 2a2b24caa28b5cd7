package io.targetledger.export;

import java.util.Map;

import io.targetledger.fact.Column;
import io.targetledger.shared.Text;
import io.targetledger.shared.Violation;
import org.jspecify.annotations.Nullable;

/** A value that the type of its column in the file does not hold. It is never rounded or cut. */
final class ValueUnfit extends RuntimeException {

    private final transient Violation violation;

    /** @param type of the file's column, e.g. {@code DECIMAL(38,6)} */
    ValueUnfit(Column column, Object value, String type, @Nullable Throwable cause) {
        this(
                new Violation(
                        "VALUE_UNFIT_FOR_FILE",
                        column.name(),
                        Map.of("field", column.name(), "given", Text.shown(value.toString()), "type", type)),
                cause);
    }

    private ValueUnfit(Violation violation, @Nullable Throwable cause) {
        super(violation.code() + " " + violation.arguments(), cause);
        this.violation = violation;
    }

    Violation violation() {
        return violation;
    }
}
