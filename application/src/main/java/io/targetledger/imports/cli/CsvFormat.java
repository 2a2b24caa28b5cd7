package io.targetledger.imports.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a delimited file is written. */
record CsvFormat(Charset charset, char delimiter, boolean hasHeader) {

    static final CsvFormat USUAL = new CsvFormat(StandardCharsets.UTF_8, ',', true);
}
