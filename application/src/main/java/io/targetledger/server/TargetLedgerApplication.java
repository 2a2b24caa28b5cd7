package io.targetledger.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The server. Capabilities are found by component scan: each package adds itself. */
@SpringBootApplication(scanBasePackages = "io.targetledger", exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan("io.targetledger")
public class TargetLedgerApplication {}
