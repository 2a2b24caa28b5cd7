package io.targetledger.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A stream that Parquet writes to once, from the beginning to the end. */
final class StreamedOutput implements OutputFile {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;

    StreamedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public PositionOutputStream create(long blockSize) {
        return new Counting(new BufferedOutputStream(out, BUFFER));
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
        return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private static final class Counting extends DelegatingPositionOutputStream {

        private long position;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int one) throws IOException {
            super.write(one);
            position++;
        }

        @Override
        public void write(byte[] all) throws IOException {
            super.write(all);
            position += all.length;
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            super.write(some, offset, length);
            position += length;
        }
    }
}
