/**
 * Signatures of OpenPGP with a key in memory, by the cryptography of Java alone: just what Git's signed commits need (flux.md 3.8).
 */
package io.jenkins.plugins.reflector.engine.openpgp;
