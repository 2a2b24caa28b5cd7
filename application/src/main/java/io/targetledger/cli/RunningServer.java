package io.targetledger.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import io.targetledger.metric.SuppliedMetrics;
import io.targetledger.security.Actor;
import io.targetledger.security.LocalTokens;
import io.targetledger.security.SecuritySettings;
import io.targetledger.server.DemoData;
import io.targetledger.server.TargetLedgerApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** The server in this process. */
final class RunningServer implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Optional<String> adminToken;

    private RunningServer(ServletWebServerApplicationContext context) {
        this.context = context;
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        adminToken = admit();
    }

    /** @param properties in the form {@code --name=value} */
    static RunningServer start(List<String> properties) {
        SpringApplication application = new SpringApplication(TargetLedgerApplication.class);
        return new RunningServer(
                (ServletWebServerApplicationContext) application.run(properties.toArray(String[]::new)));
    }

    /** Lets the administrator in, unless an issuer says who is who. */
    private Optional<String> admit() {
        SecuritySettings settings = context.getBean(SecuritySettings.class);
        if (settings.issuer() != null) {
            return Optional.empty();
        }
        String chosen = settings.token();
        return Optional.of(chosen == null ? context.getBean(LocalTokens.class).issue(Actor.ADMINISTRATOR) : chosen);
    }

    /** Name of each user and a new token for them; none where an issuer says who is who. */
    Map<String, String> issueTokens(List<DemoData.User> users) {
        Map<String, String> issued = new LinkedHashMap<>();
        if (adminToken.isPresent()) {
            LocalTokens tokens = context.getBean(LocalTokens.class);
            users.forEach(user ->
                    issued.put(user.name() + " (" + user.actor().rolesInWords() + ")", tokens.issue(user.actor())));
        }
        return issued;
    }

    /** The administrator's token, unless an issuer says who is who. */
    Optional<String> adminToken() {
        return adminToken;
    }

    /** Where it listens, e.g. {@code http://localhost:8080}. */
    String url() {
        int port = context.getWebServer() == null ? 0 : context.getWebServer().getPort();
        String address = context.getEnvironment().getProperty("server.address", "localhost");
        String host = address.startsWith("127.") || address.equals("0.0.0.0") || address.equals("::")
                ? "localhost"
                : address.contains(":") ? "[" + address + "]" : address;
        return "http://" + host + ":" + port;
    }

    <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(context.getBeanProvider(type).getIfAvailable());
    }

    /** Supplies the usual sales metrics, where they are missing. */
    void supplyMetrics() {
        context.getBean(SuppliedMetrics.class).supply();
    }

    /** Returns once the server was stopped, by Ctrl-C or otherwise. */
    void awaitStop() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
