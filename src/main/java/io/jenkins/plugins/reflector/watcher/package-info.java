/** Scans the configured repositories at their intervals, in the background, and keeps the picks of the configured policies. */
package io.jenkins.plugins.reflector.watcher;
