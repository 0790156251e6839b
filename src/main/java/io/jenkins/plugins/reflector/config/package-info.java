/** The global configuration and the describables that forms, Pipeline and configuration as code share; they convert to the engine's records. */
package io.jenkins.plugins.reflector.config;
