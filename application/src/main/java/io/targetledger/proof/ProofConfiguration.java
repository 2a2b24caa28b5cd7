package io.targetledger.proof;

import com.mongodb.client.MongoDatabase;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.proof.CommitTree;
import io.targetledger.ledger.proof.Prover;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What proves the ledger to others. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckpointSettings.class)
class ProofConfiguration {

    @Bean
    CommitTree commitTree(Ledger ledger, MongoDatabase database) {
        return CommitTree.kept(ledger.commits(), database);
    }

    @Bean
    Prover prover(Ledger ledger, CommitTree tree) {
        return new Prover(ledger.commits(), tree);
    }

    @Bean
    Checkpoints checkpoints(CommitTree tree, CheckpointSettings settings) {
        return new Checkpoints(tree, settings);
    }
}
