package io.targetledger.command;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

import io.targetledger.shared.Command;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two submissions ask for the same: SHA-256, in hex, of who asks, of the command with all it says, and of
 * when it shall be effective. What a caller expects to find ({@code expectedVersion}) and how a request is traced are not
 * part of what is asked, and neither is how a number is written: 5 is 5.00.
 *
 * <p>Digests are stored: a change of this form makes repeats of older commands look like other commands.
 */
final class CommandDigest {

    private static final String FORM = "1";

    private final StringBuilder text = new StringBuilder(FORM);

    private CommandDigest() {}

    static String of(Command command, Submission submission) {
        CommandDigest digest = new CommandDigest();
        digest.add(submission.actor().subject());
        digest.add(
                submission.effectiveAt() == null
                        ? null
                        : submission.effectiveAt().toString());
        digest.add(command);
        return sha256(digest.text.toString());
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            text.append('~');
        } else if (value instanceof Record record) {
            addRecord(record);
        } else if (value instanceof Collection<?> values) {
            text.append('[').append(values.size());
            values.forEach(this::add);
            text.append(']');
        } else if (value instanceof BigDecimal number) {
            BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            addText(plain.unscaledValue() + "E" + -plain.scale());
        } else if (value instanceof Enum<?> constant) {
            addText(constant.name());
        } else {
            addText(value.toString());
        }
    }

    private void addRecord(Record record) {
        Class<?> type = record.getClass();
        addText(type.getSimpleName());
        text.append('{');
        for (RecordComponent component : type.getRecordComponents()) {
            addText(component.getName());
            add(read(component, record));
        }
        text.append('}');
    }

    private void addText(String part) {
        // The length before it keeps "ab" + "c" from reading like "a" + "bc".
        text.append(part.length()).append(':').append(part);
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of a " + record.getClass(), e);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
