package io.mailcore.benchmarks.load;

/**
 * What clients saw.
 *
 * @param count how many things were done
 * @param seconds how long all took together
 * @param latencies how long each took
 * @param clientCpuSeconds the processor time of the clients
 */
public record LoadResult(
    long count, double seconds, Latencies latencies, double clientCpuSeconds) {}
