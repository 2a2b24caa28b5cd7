package io.targetledger.graphql;

public enum SortDirection {
    ASC,
    DESC
}
