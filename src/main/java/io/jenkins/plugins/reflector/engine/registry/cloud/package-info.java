/**
 * Credentials for the registries of clouds from the identity of the machine: Amazon ECR, Google Artifact Registry, Azure
 * Container Registry (flux.md 1.7, {@code provider}). Speaks the providers' own protocols and uses none of their libraries.
 */
package io.jenkins.plugins.reflector.engine.registry.cloud;
