/** Registries that only an agent reaches: their scans run there ({@code scanFrom}). */
package io.jenkins.plugins.reflector.agent;
