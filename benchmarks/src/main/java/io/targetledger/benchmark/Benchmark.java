package io.targetledger.benchmark;

/** One row of the table: a workload, ours and a peer's way of doing it. */
public interface Benchmark {

    /** What is done, by how many, against whom. */
    String title();

    /** Measures both sides and reports what came of it to the bench, one comparison a size. */
    void run(Bench bench) throws Exception;
}
