package io.targetledger.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The server. Capabilities are found by component scan: each package adds itself and names its classes as it likes. */
@SpringBootApplication(
        scanBasePackages = "io.targetledger",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan("io.targetledger")
public class TargetLedgerApplication {}
