import { Box, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** What a record is, each fact under its name, as many beside each other as fit. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(185px, 1fr))', gap: 1.5, m: 0 }}>{children}</Box>
);

/** @param isWide over the whole width: what is a list of its own */
export const Fact = ({ label, children, isWide = false }: { label: string; children: ReactNode; isWide?: boolean }) => (
  <Box sx={{ minWidth: 0, ...(isWide && { gridColumn: '1 / -1' }) }}>
    <Typography component="dt" variant="caption" sx={{ color: 'text.secondary' }}>{label}</Typography>
    <Box component="dd" sx={{ m: 0 }}>{children}</Box>
  </Box>
);

/** A part of the page of a record. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Paper component="section" sx={{ p: 2 }}>
    <Typography variant="h6" component="h2" sx={{ mb: 1 }}>{title}</Typography>
    {children}
  </Paper>
);
