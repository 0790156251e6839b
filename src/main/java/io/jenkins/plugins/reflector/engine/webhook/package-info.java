/**
 * What a registry's webhook says, and whether it may say it (features.md 4.4). A hook is only ever a hint that a scan
 * may be worth while: the tags that count are those that the registry then lists.
 */
package io.jenkins.plugins.reflector.engine.webhook;
