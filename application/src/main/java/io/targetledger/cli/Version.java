package io.targetledger.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = TargetLedger.class.getPackage().getImplementationVersion();
        return new String[] {"Target Ledger " + (version == null ? "(not packaged)" : version)};
    }
}
