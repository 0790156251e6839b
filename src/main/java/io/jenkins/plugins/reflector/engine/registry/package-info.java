/**
 * Reads tags and digests from container registries over HTTP (OCI distribution), one small class for each operation
 * behind {@link io.jenkins.plugins.reflector.engine.registry.RegistryClient}. Jackson is used here and shows in no
 * public signature.
 */
package io.jenkins.plugins.reflector.engine.registry;
