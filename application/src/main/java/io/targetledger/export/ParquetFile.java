package io.targetledger.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Apache Parquet with typed columns; see {@link ParquetColumn}. Rows are held until a row group of them is full, never more;
 * a file that was not finished has no footer and is none to any reader. What was read when stands in the file's metadata.
 *
 * <p>Parquet's own API for streams is used, with a configuration and a codec of ours: its other half needs Hadoop, which is
 * on the class path when this is compiled and not when it runs.
 */
final class ParquetFile implements RowFile {

    /** Bytes of a row group, about, while it is made up in memory. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    /** Most rows of a row group. */
    static final int ROW_GROUP_ROWS = 100_000;

    private final ParquetWriter<Record> writer;

    ParquetFile(Contents contents, OutputStream out) throws IOException {
        this.writer = new Builder(new StreamedOutput(out), contents)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new GzipPages())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withRowGroupRowCountLimit(ROW_GROUP_ROWS)
                .build();
    }

    @Override
    public void write(Record row) throws IOException {
        writer.write(row);
    }

    @Override
    public void finish() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<Record, Builder> {

        private final Contents contents;

        Builder(OutputFile out, Contents contents) {
            super(out);
            this.contents = contents;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Record> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows(contents);
        }

        @Override
        protected WriteSupport<Record> getWriteSupport(Configuration configuration) {
            return new Rows(contents);
        }
    }

    /** Takes rows apart into columns. */
    private static final class Rows extends WriteSupport<Record> {

        private final Contents contents;
        private final List<ParquetColumn> columns;
        private @Nullable RecordConsumer consumer;

        Rows(Contents contents) {
            this.contents = contents;
            this.columns = contents.columns().stream().map(ParquetColumn::new).toList();
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return context();
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return context();
        }

        private WriteContext context() {
            return new WriteContext(
                    new MessageType(
                            contents.table(),
                            columns.stream().map(ParquetColumn::type).toList()),
                    Map.of(
                            "target-ledger.table", contents.table(),
                            "target-ledger.snapshot", contents.snapshot().token(),
                            "target-ledger.position",
                                    Long.toString(contents.snapshot().position()),
                            "target-ledger.moment", contents.snapshot().moment().toString()));
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            this.consumer = consumer;
        }

        @Override
        public void write(Record row) {
            RecordConsumer to = Objects.requireNonNull(consumer, "prepared before the first row");
            to.startMessage();
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).write(row, i, to);
            }
            to.endMessage();
        }
    }
}
