package io.targetledger.demo;

import java.util.List;

import io.targetledger.customer.CustomerId;
import io.targetledger.demo.Staff.Member;
import io.targetledger.shared.Ids;

/** The customers there are, and who of them buys. */
final class Market {

    static final List<Client> CLIENTS = List.of(
            new Client("华星电子", "electronics"),
            new Client("远大制药", "pharma"),
            new Client("长江重工", "machinery"),
            new Client("东方仪表", "instruments"),
            new Client("南山生物", "pharma"),
            new Client("Rheinwerk AG", "machinery"),
            new Client("Alpine Pharma", "pharma"),
            new Client("Thames Controls", "instruments"),
            new Client("Nordsee Chemie", "chemicals"),
            new Client("Highland Foods", "food"),
            new Client("珠江半导体", "electronics"),
            new Client("泰山水泥", "materials"),
            new Client("Isar Optik", "instruments"),
            new Client("西湖食品", "food"),
            new Client("Severn Water", "utilities"),
            new Client("黄海船舶", "machinery"),
            new Client("Tirol Kristall", "materials"),
            new Client("岭南光电", "electronics"),
            new Client("Clyde Biotech", "pharma"),
            new Client("北辰化工", "chemicals"),
            new Client("Emden Werft", "machinery"),
            new Client("滇池医药", "pharma"),
            new Client("Cotswold Labs", "instruments"),
            new Client("Linz Stahl", "materials"));

    private final Numbers numbers;

    Market(Numbers numbers) {
        this.numbers = numbers;
    }

    record Client(String name, String sector) {

        CustomerId id() {
            return new CustomerId("customer/" + Ids.codeOf(name));
        }
    }

    /** Some buy often and others seldom: those first named more than those last named. */
    Client buyer(String what) {
        double drawn = numbers.between("buyer " + what, 0.0, 1.0);
        return CLIENTS.get((int) (drawn * drawn * CLIENTS.size()));
    }

    Client buyer(Member seller, String what) {
        return buyer(seller.code() + what);
    }

    static List<CustomerId> of(String sector) {
        return CLIENTS.stream()
                .filter(client -> client.sector().equals(sector))
                .map(Client::id)
                .toList();
    }
}
