/** The ways to find the newest tag, as users pick them from a list or write them by symbol. */
package io.jenkins.plugins.reflector.config.policy;
