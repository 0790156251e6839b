/**
 * Git without a work tree: bare mirrors, trees, commits and pushes under a lease (flux.md 3.3, 3.6). The only package
 * that knows JGit.
 */
package io.jenkins.plugins.reflector.engine.git;
