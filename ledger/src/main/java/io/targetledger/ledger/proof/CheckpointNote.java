package io.targetledger.ledger.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import io.targetledger.ledger.Head;

/**
 * A checkpoint as text, in the form of C2SP's {@code tlog-checkpoint}: origin, number of commits and root in base64 on a line
 * each; then, as extensions, the last event's position, the last commit's hash and when it was recorded; then an empty line and
 * any number of signatures.
 *
 * <pre>{@code
 * target-ledger
 * 4217
 * mB2gmPRQ...=
 * position 4227
 * hash 9f86d081...
 * recorded-at 2026-11-25T08:15:30.123Z
 *
 * — example.com/ledger az3grg...=
 * }</pre>
 *
 * @param origin which ledger it is of
 * @param signatures lines, each as it stands; see {@link SigningKey}
 */
public record CheckpointNote(String origin, Checkpoint checkpoint, List<String> signatures) {

    static final String SIGNATURE = "\u2014 ";

    private static final String POSITION = "position ";
    private static final String HASH = "hash ";
    private static final String RECORDED_AT = "recorded-at ";
    private static final int LINES = 6;

    /** @throws IllegalArgumentException when the origin is not one line of text */
    public CheckpointNote {
        if (origin.isBlank() || origin.contains("\n")) {
            throw new IllegalArgumentException("the origin of a checkpoint must be one line of text");
        }
        signatures = List.copyOf(signatures);
    }

    /** What signatures are made over: everything up to and without the empty line, ending with a line break. */
    public String signed() {
        Head head = checkpoint.head();
        return String.join(
                "\n",
                origin,
                Long.toString(checkpoint.size()),
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(checkpoint.root())),
                POSITION + head.position(),
                HASH + head.hash(),
                RECORDED_AT + head.recordedAt(),
                "");
    }

    /** The whole note. */
    public String text() {
        StringBuilder text = new StringBuilder(signed()).append('\n');
        signatures.forEach(signature -> text.append(signature).append('\n'));
        return text.toString();
    }

    /** The note with one more signature. */
    public CheckpointNote signedBy(SigningKey key) {
        List<String> all = new ArrayList<>(signatures);
        all.add(key.sign(signed()));
        return new CheckpointNote(origin, checkpoint, all);
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static CheckpointNote parse(String text) {
        List<String> lines = text.strip().lines().toList();
        if (lines.size() < LINES) {
            throw new IllegalArgumentException(
                    "a checkpoint has %d lines before its signatures, this one %d".formatted(LINES, lines.size()));
        }
        try {
            long size = Long.parseLong(lines.get(1));
            String root = HexFormat.of().formatHex(Base64.getDecoder().decode(lines.get(2)));
            Head head = new Head(
                    size,
                    Long.parseLong(after(POSITION, lines.get(3))),
                    after(HASH, lines.get(4)),
                    Instant.parse(after(RECORDED_AT, lines.get(5))));
            List<String> signatures = lines.stream()
                    .skip(LINES)
                    .filter(line -> line.startsWith(SIGNATURE))
                    .toList();
            return new CheckpointNote(lines.get(0), new Checkpoint(size, root, head), signatures);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("this is no checkpoint of a ledger: " + e.getMessage(), e);
        }
    }

    /** The notes of a file to which one after the other was appended. */
    public static List<CheckpointNote> parseAll(String text) {
        List<CheckpointNote> notes = new ArrayList<>();
        StringBuilder note = new StringBuilder();
        boolean signatures = false;
        for (String line : text.lines().toList()) {
            boolean signature = line.startsWith(SIGNATURE);
            if (signatures && !signature && !line.isBlank()) {
                notes.add(parse(note.toString()));
                note.setLength(0);
                signatures = false;
            }
            signatures |= line.isBlank() && !note.isEmpty();
            note.append(line).append('\n');
        }
        if (!note.toString().isBlank()) {
            notes.add(parse(note.toString()));
        }
        return notes;
    }

    private static String after(String prefix, String line) {
        if (!line.startsWith(prefix)) {
            throw new IllegalArgumentException("expected a line '%s…', found '%s'".formatted(prefix, line));
        }
        return line.substring(prefix.length());
    }
}
