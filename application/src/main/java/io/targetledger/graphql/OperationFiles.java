package io.targetledger.graphql;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.schema.GraphQLSchema;
import io.targetledger.security.InvalidSetting;

/** Reads operations from a folder, and holds them to the schema before the first request can come. */
final class OperationFiles {

    private static final String SETTING = "target-ledger.graphql.operations";
    private static final String EXTENSION = ".graphql";
    private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");

    private final GraphQLSchema schema;
    private final int mostCharacters;

    OperationFiles(GraphQLSchema schema, int mostCharacters) {
        this.schema = schema;
        this.mostCharacters = mostCharacters;
    }

    /** @throws InvalidSetting naming the first file that cannot be used, and why */
    List<Operation> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidSetting("%s must be a folder of %s files, there is none at %s; make it, or leave it out"
                    .formatted(SETTING, EXTENSION, folder.toAbsolutePath()));
        }
        List<Operation> operations = new ArrayList<>();
        for (Path file : filesIn(folder)) {
            operations.add(read(file));
        }
        return operations;
    }

    /** @throws IllegalArgumentException saying why it cannot be an operation of this schema */
    Operation checked(String name, String text) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("it is called \"%s\"; use letters, digits and _ only".formatted(name));
        }
        if (text.length() > mostCharacters) {
            throw new IllegalArgumentException(
                    "it has %d characters, target-ledger.graphql.max-query-characters allows %d"
                            .formatted(text.length(), mostCharacters));
        }
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(
                schema, ExecutionInput.newExecutionInput(text).build());
        if (result.isFailure()) {
            throw new IllegalArgumentException(
                    result.getErrors().stream().map(GraphQLError::getMessage).collect(Collectors.joining("; ")));
        }
        return Operation.of(name, text, result.getDocument());
    }

    private Operation read(Path file) {
        String name = file.getFileName().toString();
        try {
            return checked(name.substring(0, name.length() - EXTENSION.length()), Files.readString(file));
        } catch (MalformedInputException e) {
            throw new InvalidSetting("%s: %s is not UTF-8".formatted(SETTING, file));
        } catch (IOException e) {
            throw new InvalidSetting("%s: %s cannot be read: %s".formatted(SETTING, file, e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting("%s: %s cannot be used: %s".formatted(SETTING, file, e.getMessage()));
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidSetting("%s: %s cannot be read: %s".formatted(SETTING, folder, e.getMessage()));
        }
    }
}
