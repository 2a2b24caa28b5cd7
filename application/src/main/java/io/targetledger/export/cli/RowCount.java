package io.targetledger.export.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import org.apache.parquet.format.Util;

/** Counts the rows of a file while it passes by, and tells whether it came to its end. */
sealed interface RowCount {

    /** What a file without an end holds. */
    long CUT = -1;

    /** What cannot be told yet. */
    long UNKNOWN = -1;

    static RowCount of(FileFormat format) {
        return switch (format) {
            case CSV -> new Lines(1);
            case NDJSON -> new Lines(0);
            case PARQUET -> new Footer();
        };
    }

    void take(byte[] some, int length);

    /** Rows that passed by, or {@link #UNKNOWN}. */
    long soFar();

    /** Rows of the whole file, or {@link #CUT}. */
    long of(Path file) throws IOException;

    /** A row a line; lines end inside of quotes as well, in CSV, where they end none. JSON has quotes in pairs too. */
    final class Lines implements RowCount {

        private final int headers;
        private long lines;
        private boolean quoted;
        private byte last = '\n';

        Lines(int headers) {
            this.headers = headers;
        }

        @Override
        public void take(byte[] some, int length) {
            for (int i = 0; i < length; i++) {
                if (some[i] == '"' && headers > 0) {
                    quoted = !quoted;
                } else if (some[i] == '\n' && !quoted) {
                    lines++;
                }
            }
            if (length > 0) {
                last = some[length - 1];
            }
        }

        @Override
        public long soFar() {
            return Math.max(0, lines - headers);
        }

        @Override
        public long of(Path file) {
            return last != '\n' || quoted || lines < headers ? CUT : lines - headers;
        }
    }

    /** Parquet tells at its end. */
    final class Footer implements RowCount {

        private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
        private static final int TAIL = 8;

        @Override
        public void take(byte[] some, int length) {
            // the footer is read once the file is there
        }

        @Override
        public long soFar() {
            return UNKNOWN;
        }

        @Override
        public long of(Path file) throws IOException {
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                if (in.length() < MAGIC.length + TAIL) {
                    return CUT;
                }
                byte[] tail = new byte[TAIL];
                in.seek(in.length() - TAIL);
                in.readFully(tail);
                long footer =
                        ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
                if (!Arrays.equals(tail, Integer.BYTES, TAIL, MAGIC, 0, MAGIC.length)
                        || footer <= 0
                        || footer > in.length() - MAGIC.length - TAIL) {
                    return CUT;
                }
                byte[] metadata = new byte[(int) footer];
                in.seek(in.length() - TAIL - footer);
                in.readFully(metadata);
                return Util.readFileMetaData(new ByteArrayInputStream(metadata), true)
                        .getNum_rows();
            }
        }
    }
}
