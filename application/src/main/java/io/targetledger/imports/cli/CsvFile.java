package io.targetledger.imports.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/** A delimited file (RFC 4180) being read, one record at a time. A byte order mark is passed over. */
final class CsvFile implements Iterator<CsvFile.Line>, AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final CsvFormat format;
    private final Counted bytes;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> columns;
    private long line;

    /** @param number of the line it starts on, from 1 */
    record Line(long number, List<String> fields) {}

    /**
     * Opens a file and reads its header; without one, columns are called {@code 1}, {@code 2}, ….
     *
     * @throws ImportRefused when it cannot be read or is empty
     */
    static CsvFile open(Path path, CsvFormat format) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new ImportRefused("file.unreadable", Map.of("file", path));
        }
        try {
            return new CsvFile(path, format);
        } catch (IOException e) {
            throw new ImportRefused("file.unreadable", Map.of("file", path));
        }
    }

    private CsvFile(Path path, CsvFormat format) throws IOException {
        this.path = path;
        this.format = format;
        this.bytes = new Counted(Files.newInputStream(path));
        this.reader = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(decoded());
        this.records = reader.iterator();
        if (format.hasHeader()) {
            if (!hasNext()) {
                throw new ImportRefused("file.empty", Map.of("file", path));
            }
            columns = next().fields().stream().map(String::strip).toList();
        } else {
            columns = List.of();
        }
    }

    private Reader decoded() throws IOException {
        Reader decoded = new BufferedReader(new InputStreamReader(
                new BufferedInputStream(bytes),
                format.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        decoded.mark(1);
        try {
            if (decoded.read() != BYTE_ORDER_MARK) {
                decoded.reset();
            }
        } catch (CharacterCodingException e) {
            throw unreadable();
        }
        return decoded;
    }

    Path path() {
        return path;
    }

    /** Names of the columns; empty without a header. */
    List<String> columns() {
        return columns;
    }

    /** Names of the columns, or numbers where they have none. */
    List<String> columnsFor(Line line) {
        return format.hasHeader()
                ? columns
                : IntStream.rangeClosed(1, line.fields().size())
                        .mapToObj(Integer::toString)
                        .toList();
    }

    /** Bytes read so far, some of which may still be in a buffer. */
    long position() {
        return bytes.read;
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
            throw failed(e);
        }
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CsvRecord found = records.next();
        line = found.getStartingLineNumber();
        return new Line(line, found.getFields());
    }

    private ImportRefused failed(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return unreadable();
            }
        }
        return thrown instanceof CsvParseException
                ? new ImportRefused("file.broken", Map.of("file", path, "line", line + 1))
                : new ImportRefused("file.unreadable", Map.of("file", path));
    }

    private ImportRefused unreadable() {
        return new ImportRefused(
                "file.encoding",
                Map.of("file", path, "encoding", format.charset().name(), "line", line + 1));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counted extends FilterInputStream {

        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            read += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            return count;
        }
    }
}
