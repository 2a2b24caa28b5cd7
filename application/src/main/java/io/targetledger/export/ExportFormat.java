package io.targetledger.export;

import java.util.Arrays;
import java.util.Optional;

/** What a table can be written as. */
enum ExportFormat {
    CSV("csv", "text/csv; charset=utf-8", CsvFile::new),
    NDJSON("ndjson", "application/x-ndjson", JsonLinesFile::new),
    PARQUET("parquet", "application/vnd.apache.parquet", ParquetFile::new);

    final String extension;
    final String mediaType;
    final RowFile.Format format;

    ExportFormat(String extension, String mediaType, RowFile.Format format) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.format = format;
    }

    static Optional<ExportFormat> of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }
}
