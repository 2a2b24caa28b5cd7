package io.targetledger.command;

import java.time.Clock;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import io.targetledger.ledger.EventTypes;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.product.Product;
import io.targetledger.product.ProductCommand;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;

/** One application node: a gate and its ledger on a database that other nodes may share. */
final class Node implements AutoCloseable {

    private final GenericApplicationContext context = new GenericApplicationContext();

    Node(MongoDatabase database, Clock clock, Consumer<GenericApplicationContext> ports) {
        new AnnotatedBeanDefinitionReader(context).register(DomainConfiguration.class);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(GateSettings.class, () -> new GateSettings(8, 5, 100));
        context.registerBean(
                Ledger.class,
                () -> Ledger.open(
                        database,
                        context.getBean(EventTypes.class),
                        LedgerSettings.defaults().withClock(clock)));
        context.registerBean(
                "products", AggregateKind.class, () -> new AggregateKind<>(Product.class, ProductCommand.class));
        ports.accept(context);
        context.refresh();
    }

    CommandGate gate() {
        return context.getBean(CommandGate.class);
    }

    Ledger ledger() {
        return context.getBean(Ledger.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
