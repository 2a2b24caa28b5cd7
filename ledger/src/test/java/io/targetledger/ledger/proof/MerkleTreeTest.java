package io.targetledger.ledger.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.targetledger.ledger.HashChain;
import io.targetledger.ledger.Head;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class MerkleTreeTest {

    /** Test data of the certificate-transparency project. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    static Stream<Integer> sizes() {
        return IntStream.rangeClosed(1, 40).boxed();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void hasThePublishedRoots(int size, String root) {
        List<byte[]> leaves = LEAVES.stream()
                .limit(size)
                .map(HexFormat.of()::parseHex)
                .map(MerkleTree::leaf)
                .toList();
        assertThat(HexFormat.of().formatHex(MerkleTree.root(leaves))).isEqualTo(root);
    }

    @Test
    void anEmptyTreeHasTheHashOfNothing() {
        assertThat(new Frontier().root()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyPathLeadsToTheRootAndFromNowhereElse(int size) {
        List<byte[]> leaves = leaves(size);
        byte[] root = MerkleTree.root(leaves);
        for (int index = 0; index < size; index++) {
            byte[] leaf = leaves.get(index);
            List<byte[]> path = MerkleTree.path(index, leaves);
            assertThat(MerkleTree.leads(leaf, index, size, path, root)).isTrue();
            assertThat(MerkleTree.leads(MerkleTree.leaf(leaf), index, size, path, root))
                    .isFalse();
            assertThat(MerkleTree.leads(leaf, size, size, path, root)).isFalse();
            assertThat(MerkleTree.leads(leaf, index, size, path, leaf)).isEqualTo(size == 1);
            for (int other = 0; other < size; other++) {
                assertThat(MerkleTree.leads(leaf, other, size, path, root)).isEqualTo(other == index);
            }
            List<byte[]> longer = new ArrayList<>(path);
            longer.add(root);
            assertThat(MerkleTree.leads(leaf, index, size, longer, root)).isFalse();
            for (int cut = 0; cut < path.size(); cut++) {
                List<byte[]> forged = new ArrayList<>(path);
                forged.set(cut, root);
                assertThat(MerkleTree.leads(leaf, index, size, forged, root)).isFalse();
            }
            if (path.size() > 1) {
                List<byte[]> turned = new ArrayList<>(path);
                Collections.reverse(turned);
                assertThat(MerkleTree.leads(leaf, index, size, turned, root)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aFrontierKnowsTheRootAtEverySizeAndCanBeResumedAnywhere(int size) {
        Frontier frontier = new Frontier();
        List<byte[]> leaves = new ArrayList<>();
        for (int number = 1; number <= size; number++) {
            String hash = HexFormat.of().formatHex(HashChain.sha256().digest(new byte[] {(byte) number}));
            frontier.add(new Head(number, number, hash, Instant.EPOCH));
            leaves.add(MerkleTree.leaf(HexFormat.of().parseHex(hash)));
            assertThat(frontier.root()).isEqualTo(HexFormat.of().formatHex(MerkleTree.root(leaves)));
            frontier = new Frontier(frontier.size(), frontier.subtrees());
        }
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> MerkleTree.leaf(new byte[] {(byte) number}))
                .toList();
    }
}
