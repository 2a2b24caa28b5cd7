package io.targetledger.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

class ComposeFileTest {

    private final Map<String, Object> compose = read();

    @Test
    void hasTheDatabaseTheApplicationAndAxonServer() {
        assertThat(services()).containsOnlyKeys("mongo", "application", "axonserver");
    }

    @Test
    void startsAxonServerOnlyInItsProfile() {
        assertThat(service("axonserver")).containsEntry("profiles", List.of("axonserver"));
        assertThat(service("mongo")).doesNotContainKey("profiles");
        assertThat(service("application")).doesNotContainKey("profiles");
    }

    @Test
    void keepsTheDataInDeclaredVolumes() {
        Set<String> declared = map(compose.get("volumes")).keySet();
        assertThat(service("mongo").get("image")).isEqualTo("mongo:8");
        assertThat(list(service("mongo").get("volumes"))).containsExactly("mongo-data:/data/db");
        for (String name : List.of("mongo", "axonserver")) {
            assertThat(list(service(name).get("volumes")))
                    .isNotEmpty()
                    .allSatisfy(volume ->
                            assertThat(declared).contains(volume.toString().split(":")[0]));
        }
    }

    @Test
    void knowsWhenEachServiceIsWell() {
        for (String name : services().keySet()) {
            Map<String, Object> check = map(service(name).get("healthcheck"));
            assertThat(check).as(name).containsKeys("test", "interval", "timeout", "retries", "start_period");
            assertThat(list(check.get("test")).get(0)).isIn("CMD", "CMD-SHELL");
        }
    }

    @Test
    void startsTheApplicationOnceTheDatabaseIsWellAndPointsItThere() {
        Map<String, Object> application = service("application");
        assertThat(map(map(application.get("depends_on")).get("mongo"))).containsEntry("condition", "service_healthy");
        assertThat(map(application.get("environment")).get("MONGODB_URI").toString())
                .contains("mongodb://127.0.0.1:27017/");
        assertThat(list(application.get("command")).get(0)).isEqualTo("serve");
        assertThat(application.get("build")).isEqualTo(".");
        assertThat(Path.of("../Dockerfile")).exists();
    }

    @Test
    void opensNoPortToTheNetwork() {
        for (String name : List.of("mongo", "axonserver")) {
            assertThat(list(service(name).get("ports")))
                    .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
        }
    }

    private Map<String, Object> services() {
        return map(compose.get("services"));
    }

    private Map<String, Object> service(String name) {
        return map(services().get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    private static Map<String, Object> read() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(Path.of("../docker-compose.yml"))) {
            return new Yaml(new SafeConstructor(strict)).load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
