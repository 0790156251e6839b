/**
 * What is remembered of registries between two starts: the last scan of each repository, and when each tag was first seen. Files
 * that are written whole or not at all, compressed, below one folder with a format version.
 */
package io.jenkins.plugins.reflector.engine.store;
