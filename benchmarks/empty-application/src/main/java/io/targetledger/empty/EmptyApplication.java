package io.targetledger.empty;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The least that a Spring Boot application which answers GraphQL is. */
@SpringBootApplication
public class EmptyApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(EmptyApplication.class, arguments);
    }

    @Controller
    static class Hello {

        @QueryMapping
        String hello() {
            return "hello";
        }
    }
}
