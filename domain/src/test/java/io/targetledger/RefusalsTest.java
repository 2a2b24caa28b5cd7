package io.targetledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.targetledger.goal.NotSmart;
import io.targetledger.shared.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code refusals.txt} lists every code, so that whoever writes the texts can test that none is missing; this keeps the
 * list complete.
 */
class RefusalsTest {

    private static final Pattern CODE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");
    private static final Pattern NAMED = Pattern.compile("class (\\w+) extends Refusal");

    @Test
    void everyCodeOfTheRulesIsListed() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                CODE.matcher(text).results().forEach(found -> codes.add(found.group(1)));
                Matcher named = NAMED.matcher(text);
                while (named.find()) {
                    codes.add(codeOf(source));
                }
            }
        }
        // It is made of the codes of what is missing and has none of its own.
        codes.remove(Refusal.codeOf(NotSmart.class));
        assertThat(listed()).isEqualTo(codes);
    }

    @SuppressWarnings("unchecked")
    private static String codeOf(Path source) {
        String name = Path.of("src/main/java").relativize(source).toString().replaceAll("\\.java$", "");
        try {
            return Refusal.codeOf((Class<? extends Refusal>) Class.forName(name.replaceAll("[/\\\\]", ".")));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> listed() throws IOException {
        try (InputStream list = RefusalsTest.class.getResourceAsStream("refusals.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceAll(":.*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
