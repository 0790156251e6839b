/**
 * Git repositories that hold Flux resources, watched for changes: what was read last counts until something newer can be
 * read, over restarts and outages too.
 */
package io.jenkins.plugins.reflector.flux;
