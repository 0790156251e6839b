/** Benchmarks: each {@link io.jenkins.plugins.reflector.bench.Measurement} fills its own section of docs/figures.md. */
package io.jenkins.plugins.reflector.bench;
