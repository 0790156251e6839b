/**
 * How fast servers are asked: bounded concurrency, waits that servers ask for, and budgets of calls, for each server and
 * principal. Knows nothing of registries' answers but the headers that speak of rates.
 */
package io.jenkins.plugins.reflector.engine.registry.pace;
