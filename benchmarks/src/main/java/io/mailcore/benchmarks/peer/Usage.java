package io.mailcore.benchmarks.peer;

/**
 * What a server's processes have used.
 *
 * @param cpuSeconds processor time since they started, of children that have ended too
 * @param memoryOctets their own memory, and what they share counted once
 * @param threads how many they have now
 */
public record Usage(double cpuSeconds, long memoryOctets, int threads) {}
