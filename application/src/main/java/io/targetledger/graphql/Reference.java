package io.targetledger.graphql;

import io.targetledger.projection.ReadPoint;

/** An object named by another, to be read where that one was. */
public record Reference(String id, ReadPoint at) {}
