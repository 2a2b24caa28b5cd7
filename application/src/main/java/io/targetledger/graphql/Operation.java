package io.targetledger.graphql;

import java.util.List;
import java.util.Optional;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;

/**
 * An operation that is known by name.
 *
 * @param text the document, as the engine is given it
 */
record Operation(String name, String text, OperationDefinition definition) {

    /**
     * @throws IllegalArgumentException if the document is not one operation of this name; fragments are welcome
     */
    static Operation of(String name, String text, Document document) {
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        if (operations.size() != 1) {
            throw new IllegalArgumentException(
                    "it holds %d operations; put one into each file".formatted(operations.size()));
        }
        OperationDefinition only = operations.get(0);
        if (!name.equals(only.getName())) {
            throw new IllegalArgumentException("its operation is called %s; call it %s, as the file is"
                    .formatted(only.getName() == null ? "nothing" : only.getName(), name));
        }
        return new Operation(name, text, only);
    }

    Optional<VariableDefinition> variable(String variable) {
        return definition.getVariableDefinitions().stream()
                .filter(declared -> declared.getName().equals(variable))
                .findFirst();
    }

    List<String> variables() {
        return definition.getVariableDefinitions().stream()
                .map(VariableDefinition::getName)
                .toList();
    }
}
