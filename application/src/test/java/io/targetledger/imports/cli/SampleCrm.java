package io.targetledger.imports.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The public CRM sample, which is kept beside the project and not in it. */
final class SampleCrm {

    private SampleCrm() {}

    /** The directory, looked for from the working directory upwards; null where there is none. */
    static @Nullable Path directory() {
        return Stream.iterate(Path.of("").toAbsolutePath(), above -> above != null, Path::getParent)
                .map(above -> above.resolve("shared/data/crm-sales-opportunities"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
    }

    /** For {@code @EnabledIf}. */
    static boolean isThere() {
        return directory() != null;
    }
}
